#include "screen.hpp"

#include <chrono>
#include <limits>

#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

namespace looplane::ui {

namespace {

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar code) { return code >= 32; }

bool init_baked(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
  baked->Ascent = baked->Size * 0.75f;
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* out, float* advance_only) {
  constexpr int width = 4;
  constexpr int height = 8;
  const float advance = baked->Size * em_per_line * 0.6f;
  if (advance_only) {
    *advance_only = advance;
    return true;
  }
  out->Codepoint = code;
  out->AdvanceX = advance;
  if (code == ' ') return true;
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
  if (id == ImFontAtlasRectId_Invalid) return false;
  out->X1 = width;
  out->Y1 = height;
  out->Visible = true;
  out->PackId = id;
  static unsigned char pixels[width * height * 4] = {};
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, out, ImFontAtlasPackGetRect(atlas, id),
                                     pixels, ImTextureFormat_RGBA32, width * 4);
  return true;
}

const ImFontLoader& plain_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader result;
    result.Name = "plain";
    result.FontSrcContainsGlyph = contains_glyph;
    result.FontBakedInit = init_baked;
    result.FontBakedLoadGlyph = load_glyph;
    return result;
  }();
  return loader;
}

}  // namespace

Screen::Screen(float width, float height) : size_(width, height) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  for (ImFont*& face : faces_) {
    static char no_data = 0;
    ImFontConfig config;
    config.FontData = &no_data;
    config.FontDataSize = sizeof(no_data);
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = 20;
    face = io.Fonts->AddFont(&config);
  }
}

Screen::~Screen() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext();
}

void Screen::draw(Playground& playground) {
  playground.surroundings.size = size_;
  ImGui::GetIO().DisplaySize = size_;
  ImGui::GetIO().DeltaTime = 1.0f / 60;
  ImGui::NewFrame();
  playground.draw(faces_);
  ImGui::Render();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(1);
    texture->SetStatus(ImTextureStatus_OK);
  }
}

Box Screen::place_of(const Playground& playground, std::string_view control) const {
  for (const Placement& each : playground.placements()) {
    if (each.control == control) return each.box;
  }
  return {};
}

void Screen::move_pointer(ImVec2 at) { ImGui::GetIO().AddMousePosEvent(at.x, at.y); }

void Screen::press(bool down) { ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down); }

Nanoseconds now() {
  return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

void run_to_end(Playground& playground, const std::string& program) {
  playground.files = {"main.py"};
  playground.set_source(program, false);
  playground.run.set_speed(std::numeric_limits<double>::infinity());
  playground.start({"", {{"main.py", program}}}, false);
  constexpr Nanoseconds second = 1'000'000'000;
  while (playground.run.active()) playground.run.advance(second);
}

}  // namespace looplane::ui

/// ImGui is built as if it used FreeType (see ui/imgui_config.hpp) and asks here for the loader.
const ImFontLoader* ImGuiFreeType::GetFontLoader() { return &looplane::ui::plain_loader(); }
