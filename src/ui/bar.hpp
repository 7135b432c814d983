#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/painter.hpp"
#include "ui/placement.hpp"

namespace looplane::ui {

/// What the bar at the top of the page shows.
struct BarContent {
  std::string chapter;  ///< Of the chosen example; may be empty.
  std::string title;
  std::string time;       ///< Virtual time, "1.000".
  std::string speed;      ///< "1×".
  bool running = false;   ///< There is something to stop.
  bool standing = false;  ///< The run stands somewhere, and can go on.
  bool begun = false;     ///< There is a run: one can go back in it.
  bool finished = false;  ///< It has ended, and its end is shown.
  bool embedded = false;  ///< In an article: no picker, no sharing; a way to the whole playground.
  bool touch = false;     ///< Controls are made for fingers.
  /// How much room there is: all in one row, without the steps by line, in fewer words and without
  /// steps, or that in two rows.
  enum class Room { wide, medium, compact, two_rows } room = Room::wide;
  bool link_copied = false;  ///< Says so where Share stands.
};

/// The bar at the top of the page: what is run, how, and with whom it is shared.
class Bar {
 public:
  Bar(const Painter& painter, const BarContent& content, const Pointer& pointer,
      Placements& placements)
      : painter_(painter), content_(content), pointer_(pointer), placements_(placements) {}

  /// CSS pixels.
  static float height(const BarContent& content);
  /// The room in a bar of `width` CSS pixels.
  static BarContent::Room room_in(float width);
  void draw(const Box& box);

 private:
  void draw_in_one_row(const Box& row);
  void draw_in_two_rows(const Box& box);
  void draw_embedded(const Box& row);

  float logo(float x, float centre_y, bool with_name);
  /// A part of the transport: what is on it, and whether it can be used.
  struct Key {
    enum class Sign { none, begin, back, run, pause, stop, forward, end };
    std::string_view control;
    Sign sign = Sign::none;
    std::string_view label;
    bool enabled = true;
    std::string_view widest = {};  ///< What else may stand there: the keys beside it do not move.
  };
  std::vector<Key> keys() const;
  static Face face_of(const Key& key);
  float key_width(const Key& key) const;
  float transport(float x, float centre_y);
  void draw_key(const Key& key, const Box& box);
  void draw_sign(Key::Sign sign, ImVec2 centre, ImU32 ink);
  float transport_width() const;
  float clock(float x, float centre_y, bool with_unit);
  float clock_width(bool with_unit) const;
  float speed(float x, float centre_y);
  float speed_width() const;
  float share_group(float right, float centre_y);
  void picker(float left, float right, float centre_y);
  bool has_keys() const { return !content_.touch && content_.room < BarContent::Room::compact; }
  void theme_sign(const Box& box, ImU32 colour);

  Box control(float x, float centre_y, float width) const;
  ImU32 ground(std::string_view name, const Box& box, bool enabled = true);
  float padding() const { return painter_.px(12); }

  const Painter& painter_;
  const BarContent& content_;
  const Pointer& pointer_;
  Placements& placements_;
};

}  // namespace looplane::ui
