#include "platform/web/canvas_font.hpp"

#include <emscripten.h>

#include <cmath>

#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

// What web/glyphs.mjs measures and draws, in device pixels.
EM_JS(void, canvas_face_metrics, (int face, float em, float* ascent, float* descent), {
  const metrics = Module.page.glyphs.faceMetrics(face, em);
  HEAPF32[ascent >> 2] = metrics.ascent;
  HEAPF32[descent >> 2] = metrics.descent;
});
EM_JS(float, canvas_glyph_advance, (int face, float em, unsigned code),
      { return Module.page.glyphs.advance(face, em, code); });
EM_JS(int, canvas_draw_glyph, (int face, float em, unsigned code, int* box), {
  const glyph = Module.page.glyphs.draw(face, em, code);
  HEAP32.set([ glyph.left, glyph.top, glyph.width, glyph.height ], box >> 2);
  return glyph.coloured ? 1 : 0;
});
EM_JS(void, canvas_copy_glyph, (void* pixels),
      { HEAPU8.set(Module.page.glyphs.pixels(), pixels); });

namespace looplane::web {

namespace {

int face_of(const ImFontConfig& source) { return *static_cast<const int*>(source.FontData); }

float em_of(const ImFontBaked& baked) { return baked.Size * ui::em_per_line; }

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code) {
  return code >= 32 && !(code >= 0xd800 && code < 0xe000);
}

/// Centres the face's own box in the line. Fallback glyphs may overflow it, and may not move it.
bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  float ascent = 0;
  float descent = 0;
  canvas_face_metrics(face_of(*source), em_of(*baked), &ascent, &descent);
  baked->Ascent = std::floor((baked->Size - ascent - descent) / 2 + ascent + 0.5f);
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* out, float* advance_only) {
  if (!contains_glyph(atlas, source, code)) return false;
  const int face = face_of(*source);
  const float advance = canvas_glyph_advance(face, em_of(*baked), code);
  if (advance_only) {
    *advance_only = advance;
    return true;
  }
  out->Codepoint = code;
  out->AdvanceX = advance;
  struct {
    int left, top, width, height;
  } glyph{};
  static_assert(sizeof(glyph) == 4 * sizeof(int));
  const bool coloured = canvas_draw_glyph(face, em_of(*baked), code, &glyph.left) != 0;
  if (glyph.width == 0) return true;

  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, glyph.width, glyph.height);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* place = ImFontAtlasPackGetRect(atlas, id);
  atlas->Builder->TempBuffer.resize(glyph.width * glyph.height * 4);
  unsigned char* pixels = atlas->Builder->TempBuffer.Data;
  canvas_copy_glyph(pixels);
  out->X0 = static_cast<float>(glyph.left);
  out->Y0 = baked->Ascent + static_cast<float>(glyph.top);
  out->X1 = out->X0 + static_cast<float>(glyph.width);
  out->Y1 = out->Y0 + static_cast<float>(glyph.height);
  out->Visible = true;
  out->Colored = coloured;
  out->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out, place, pixels,
                                     ImTextureFormat_RGBA32, glyph.width * 4);
  return true;
}

const ImFontLoader* canvas_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader result;
    result.Name = "Canvas2D";
    result.FontSrcContainsGlyph = contains_glyph;
    result.FontBakedInit = init_baked;
    result.FontBakedLoadGlyph = load_glyph;
    return result;
  }();
  return &loader;
}

}  // namespace

ui::Faces add_faces() {
  static std::array<int, ui::face_count> names;
  ui::Faces faces{};
  for (std::size_t i = 0; i < faces.size(); ++i) {
    names[i] = static_cast<int>(i);
    ImFontConfig config;
    config.FontData = &names[i];
    config.FontDataSize = sizeof(names[i]);
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 20;
    config.OversampleH = config.OversampleV = 1;
    faces[i] = ImGui::GetIO().Fonts->AddFont(&config);
  }
  return faces;
}

void forget_glyphs() {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  for (ImFont* font : atlas->Fonts) {
    ImFontAtlasFontDestroyOutput(atlas, font);
    ImFontAtlasFontInitOutput(atlas, font);
  }
}

}  // namespace looplane::web

/// ImGui is built as if it used FreeType (see ui/imgui_config.hpp) and asks here for the loader.
const ImFontLoader* ImGuiFreeType::GetFontLoader() { return looplane::web::canvas_loader(); }
