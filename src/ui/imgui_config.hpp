#pragma once

// How Dear ImGui is built for Looplane (IMGUI_USER_CONFIG).

// Emoji lie beyond 16 bits; WebGL has no base vertex, so an index must reach the whole buffer.
#define IMGUI_USE_WCHAR32
#define ImDrawIdx unsigned int

// Nothing that the page does not use is downloaded.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT

// Glyphs come from the platform. Told that FreeType is there, ImGui leaves stb_truetype out and
// asks ImGuiFreeType::GetFontLoader() for its loader: the platform defines that function.
#define IMGUI_ENABLE_FREETYPE
