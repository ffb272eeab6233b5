#include <iostream>
#include <memory>

#include "tool.hpp"

namespace tool {

void add_normalize(CLI::App& app) {
  auto canonical = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("normalize", "Print the normal form of each line of stdin");
  command->add_flag("--canonical", *canonical, "Keep the marks of letters");
  command->callback([canonical] {
    std::ios::sync_with_stdio(false);
    allonym::normal_form form;
    for (std::string line; std::getline(std::cin, line);) {
      allonym::normalize(line, *canonical ? allonym::normal_level::canonical : allonym::normal_level::folded, form);
      form.text += '\n';
      print(form.text);
    }
    flush();
  });
}

}  // namespace tool
