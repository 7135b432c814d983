# What others wrote. web/toolchain/setup.sh points CMake at Debian's sources where there is Debian
# (FETCHCONTENT_SOURCE_DIR_...); elsewhere they come from GitHub, at the versions pinned here.

include(FetchContent)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

# Boost.Multiprecision, headers only, for integers without limit. The compiler sees a folder with
# nothing but boost/ in it: with all of /usr/include, the wasm compiler would find this machine's C library.
find_path(LOOPLANE_BOOST boost/multiprecision/cpp_int.hpp
  PATHS /usr/include /usr/local/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH)
if(NOT LOOPLANE_BOOST)
  message(FATAL_ERROR "The headers of Boost.Multiprecision are missing. On Debian: apt-get install libboost-dev")
endif()
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/boost")
file(CREATE_LINK "${LOOPLANE_BOOST}/boost" "${PROJECT_BINARY_DIR}/boost/boost" SYMBOLIC)
add_library(looplane_boost INTERFACE)
target_include_directories(looplane_boost SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/boost")
if(EMSCRIPTEN) # Boost 1.74 derives from std::unary_function, which C++17 removed
  target_compile_definitions(looplane_boost INTERFACE _LIBCPP_ENABLE_CXX17_REMOVED_UNARY_BINARY_FUNCTION)
endif()

# looplane_as_it_is(target...): others' code, which the sanitizers need not check.
function(looplane_as_it_is)
  foreach(target IN LISTS ARGN)
    target_compile_options(${target} PRIVATE -w)
    if(LOOPLANE_SANITIZE)
      target_compile_options(${target} PRIVATE -fno-sanitize=all)
    endif()
  endforeach()
endfunction()

# looplane_use_catch2(): Catch2::Catch2WithMain, for the tests.
macro(looplane_use_catch2)
  FetchContent_Declare(Catch2
    GIT_REPOSITORY https://github.com/catchorg/Catch2.git
    GIT_TAG v3.7.1
    GIT_SHALLOW ON
    FIND_PACKAGE_ARGS 3.4)
  # a hundred small files: as a few large ones they take a quarter of the time
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 40)
  FetchContent_MakeAvailable(Catch2)
  set(CMAKE_UNITY_BUILD OFF)
  if(catch2_SOURCE_DIR)
    looplane_as_it_is(Catch2 Catch2WithMain)
  endif()
endmacro()

# looplane_use_imgui(): the library imgui, with src/ui/imgui_config.hpp as its configuration. What
# draws and listens in a page is our own (src/platform/web).
function(looplane_use_imgui)
  FetchContent_Declare(imgui
    GIT_REPOSITORY https://github.com/ocornut/imgui.git
    GIT_TAG v1.92.2b
    GIT_SHALLOW ON)
  FetchContent_MakeAvailable(imgui)
  add_library(imgui STATIC EXCLUDE_FROM_ALL
    "${imgui_SOURCE_DIR}/imgui.cpp"
    "${imgui_SOURCE_DIR}/imgui_draw.cpp"
    "${imgui_SOURCE_DIR}/imgui_tables.cpp"
    "${imgui_SOURCE_DIR}/imgui_widgets.cpp")
  target_include_directories(imgui SYSTEM PUBLIC "${imgui_SOURCE_DIR}")
  target_compile_options(imgui PRIVATE -fno-rtti -fno-exceptions)
  looplane_as_it_is(imgui)
  if(EXISTS "${PROJECT_SOURCE_DIR}/src/ui/imgui_config.hpp")
    target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.hpp")
    target_include_directories(imgui PUBLIC "${PROJECT_SOURCE_DIR}/src")
  endif()
  if(EMSCRIPTEN)
    target_compile_options(imgui PRIVATE -Oz)
  endif()
endfunction()
