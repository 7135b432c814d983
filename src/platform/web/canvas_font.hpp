#pragma once

#include "ui/painter.hpp"

namespace looplane::web {

/// Adds the typefaces to ImGui's atlas. Their glyphs are drawn by the browser on a 2D canvas, so
/// that every script and emoji that the reader's machine has is there and no font is downloaded.
ui::Faces add_faces();

/// Forgets every glyph: the theme has changed, or a font has arrived.
void forget_glyphs();

}  // namespace looplane::web
