// The standard library's modules, which the page fetches while the program starts.

#include "script/lib/library.hpp"

#include <emscripten.h>

#include <string>

#include "platform/web/page.hpp"

static std::string& fetched() {
  static std::string pack;
  return pack;
}

/// The pack, from the buffer; before the first run.
extern "C" EMSCRIPTEN_KEEPALIVE void looplane_library() {
  fetched() = std::move(looplane::web::page().buffer);
}

std::string_view looplane::script::library_pack() { return fetched(); }
