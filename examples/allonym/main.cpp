// The library seen from a shell.
#include <cstdio>

#include "tool.hpp"

int main(int argc, char** argv) {
  CLI::App app("Names of the same thing in two languages: align, look up, compare", "allonym");
  app.require_subcommand(1);
  const allonym::version_number v = allonym::version();
  app.set_version_flag("--version",
                       "allonym " + std::to_string(v.major) + "." + std::to_string(v.minor) + "." + std::to_string(v.patch));
  tool::add_align(app);
  tool::add_annotate(app);
  tool::add_compare(app);
  tool::add_lookup(app);
  tool::add_index(app);
  tool::add_build(app);
  tool::add_verify(app);
  tool::add_normalize(app);
  try {
    app.parse(argc, argv);
    return tool::done;
  } catch (const CLI::RuntimeError& finished) {  // a subcommand's exit code
    return finished.get_exit_code();
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return app.exit(problem);  // --help, --version
    std::fprintf(stderr, "allonym: %s; see allonym --help\n", problem.what());
    return tool::bad_usage;
  } catch (const tool::stop& problem) {
    std::fprintf(stderr, "allonym: %s\n", problem.what());
    return problem.code;
  }
}
