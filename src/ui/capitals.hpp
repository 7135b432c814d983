#pragma once

#include <string>

namespace looplane::ui {

/// The letters a to z as capitals: for headings, and to compare what is not told apart by its case.
inline std::string in_capitals(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace looplane::ui
