#pragma once

#include <string>
#include <vector>

namespace looplane {

/// One source file of a scenario. `name` is a relative path such as "main.py" or
/// "util/__init__.py".
struct SourceFile {
  std::string name;
  std::string text;
};

/// What a reader writes, runs and shares: the files (the first one is run as __main__) and a title.
struct Scenario {
  std::string title;
  std::vector<SourceFile> files;
};

}  // namespace looplane
