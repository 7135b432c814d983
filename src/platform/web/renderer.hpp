#pragma once

#include <GLES3/gl3.h>

#include "imgui.h"

namespace looplane::web {

/// Draws ImGui's lists with WebGL 2. It owns the context's whole state, so it never asks for any:
/// each question would wait until the graphics process has drawn the frame before.
class Renderer {
 public:
  /// Makes what a new context needs. Nothing of an older context is touched.
  void start();
  /// Draws a frame over `background`.
  void draw(ImDrawData* data, ImU32 background);

 private:
  void update(ImTextureData& texture);
  void draw_list(const ImDrawList& list, float height);

  GLuint vertices_ = 0;
  GLuint indices_ = 0;
  GLint scale_ = -1;  ///< The shader's uniform.
};

}  // namespace looplane::web
