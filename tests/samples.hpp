// The sample reports, analysed.
#pragma once

#include <allonym/document.hpp>

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

inline allonym::document sample(const std::string& name, const char* lang) {
  std::ifstream in(std::filesystem::path(ALLONYM_SAMPLES) / (name + "." + lang + ".txt"), std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  REQUIRE(!text.str().empty());
  return allonym::analyze(text.str(), lang);
}
