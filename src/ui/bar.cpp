#include "ui/bar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace looplane::ui {

namespace {

constexpr float text_size = 13;
constexpr float rounding = 6;

std::string_view shown_unit(bool with_unit) { return with_unit ? " s, virtual" : " s"; }

ImU32 mixed(ImU32 under, ImU32 over, float share) {
  const ImVec4 a = ImGui::ColorConvertU32ToFloat4(under);
  const ImVec4 b = ImGui::ColorConvertU32ToFloat4(over);
  return ImGui::ColorConvertFloat4ToU32(
      {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share, 1});
}

}  // namespace

float Bar::height(const BarContent& content) {
  const bool two_rows = content.room == BarContent::Room::two_rows;
  const float row = content.touch ? 56 : two_rows ? 44 : 48;
  return two_rows ? row * 2 : row;
}

BarContent::Room Bar::room_in(float width) {
  if (width < 620) return BarContent::Room::two_rows;
  if (width < 900) return BarContent::Room::compact;
  return width < 1180 ? BarContent::Room::medium : BarContent::Room::wide;
}

void Bar::draw(const Box& box) {
  if (content_.embedded) {
    draw_embedded(box);
  } else if (content_.room == BarContent::Room::two_rows) {
    draw_in_two_rows(box);
  } else {
    draw_in_one_row(box);
  }
}

void Bar::draw_in_one_row(const Box& row) {
  const float y = row.centre_y();
  const float gap = painter_.px(12);
  const bool wide = content_.room < BarContent::Room::compact;
  const float left = logo(row.x0 + painter_.px(16), y, wide) + gap;
  const float right = share_group(row.x1 - painter_.px(16), y) - gap;
  const float middle = transport_width() + gap + clock_width(wide) + gap + speed_width();
  // The transport keeps its place while titles change, unless there is no room for that.
  const float wished = row.x0 + row.width() * 0.42f;
  const float start = std::min(std::max(wished, left + painter_.px(120)), right - middle);
  picker(left, std::min(start - gap * 2, left + painter_.px(420)), y);
  float x = transport(start, y) + gap;
  x = clock(x, y, wide) + gap;
  speed(x, y);
}

void Bar::draw_in_two_rows(const Box& box) {
  const Box first{box.x0, box.y0, box.x1, box.centre_y()};
  const Box second{box.x0, box.centre_y(), box.x1, box.y1};
  const float margin = painter_.px(12);
  const float gap = painter_.px(8);
  const float right = share_group(box.x1 - margin, first.centre_y());
  const float left = logo(box.x0 + margin, first.centre_y(), false) + margin;
  picker(left, right - gap, first.centre_y());
  float x = transport(box.x0 + margin, second.centre_y()) + margin;
  x = clock(x, second.centre_y(), false) + margin;
  speed(box.x1 - margin - speed_width(), second.centre_y());
}

void Bar::draw_embedded(const Box& row) {
  const float y = row.centre_y();
  const float gap = painter_.px(12);
  float x = transport(row.x0 + gap, y) + gap;
  const bool roomy = row.width() > painter_.px(520);
  x = clock(x, y, roomy) + gap;
  x = speed(x, y) + gap;
  const std::string_view label = roomy ? "Open in Looplane" : "Open";
  const float width = painter_.width(Face::interface, text_size, label) + padding() * 2;
  if (x + width > row.x1) return;
  const Box box = control(row.x1 - gap - width, y, width);
  const bool hovered = box.contains(pointer_.at);
  placements_.push_back({"open", box});
  painter_.text(box.x0 + padding(), y, Face::interface, text_size,
                hovered ? painter_.theme.accent : painter_.theme.dim, label);
}

float Bar::logo(float x, float centre_y, bool with_name) {
  const float width = painter_.px(18);
  const float thickness = painter_.px(2);
  for (int lane = 0; lane < 3; ++lane) {
    const float y = centre_y - painter_.px(6) + painter_.px(5) * static_cast<float>(lane);
    painter_.fill({x, y, x + width, y + thickness},
                  painter_.theme.tasks[static_cast<std::size_t>(lane)]);
  }
  if (!with_name) return x + width;
  return painter_.text(x + width + painter_.px(8), centre_y, Face::strong, 15, painter_.theme.text,
                       "looplane");
}

std::vector<Bar::Key> Bar::keys() const {
  using Sign = Key::Sign;
  const bool by_steps = content_.room < BarContent::Room::compact;
  const bool by_lines = content_.room == BarContent::Room::wide;
  const bool begun = content_.begun;
  const bool goes_on = !content_.finished;
  std::vector<Key> keys;
  if (by_lines) keys.push_back({"restart", Sign::begin, "", begun});
  if (by_lines) keys.push_back({"line-back", Sign::back, "line", begun});
  if (by_steps) keys.push_back({"step-back", Sign::back, "step", begun});
  keys.push_back({"run", Sign::run, "Run"});
  if (content_.standing && !content_.embedded) {
    keys.push_back({"resume", Sign::run, by_lines ? "Continue" : ""});
  } else if (!content_.embedded) {
    const std::string_view label = by_lines ? "Pause" : "";
    keys.push_back({"pause", Sign::pause, label, content_.running, by_lines ? "Continue" : ""});
  }
  keys.push_back({"stop", Sign::stop, "Stop", content_.running || content_.standing});
  if (by_steps) keys.push_back({"step", Sign::forward, "step", goes_on});
  if (by_lines) keys.push_back({"line", Sign::forward, "line", goes_on});
  if (by_lines) keys.push_back({"end", Sign::end, "", begun && goes_on});
  return keys;
}

Face Bar::face_of(const Key& key) { return key.control == "run" ? Face::strong : Face::interface; }

float Bar::key_width(const Key& key) const {
  const bool is_step = key.sign == Key::Sign::back || key.sign == Key::Sign::forward;
  const float sign = painter_.px(is_step ? 12 : 18);
  if (key.label.empty()) return content_.touch ? painter_.px(44) : sign + painter_.px(18);
  const float widest = std::max(painter_.width(face_of(key), text_size, key.label),
                                painter_.width(Face::interface, text_size, key.widest));
  return widest + sign + painter_.px(is_step ? 18 : 22);
}

float Bar::transport_width() const {
  float width = 0;
  for (const Key& key : keys()) width += key_width(key);
  return width;
}

float Bar::transport(float x, float centre_y) {
  const Theme& theme = painter_.theme;
  const Box whole = control(x, centre_y, transport_width());
  painter_.fill(whole, theme.raised, rounding);
  float left = whole.x0;
  for (const Key& key : keys()) {
    const Box box{left, whole.y0, left + key_width(key), whole.y1};
    draw_key(key, box);
    left = box.x1;
    if (left < whole.x1) {
      painter_.fill({left - painter_.hairline(), whole.y0, left, whole.y1}, theme.line);
    }
  }
  painter_.outline(whole, theme.line, rounding);
  return whole.x1;
}

void Bar::draw_key(const Key& key, const Box& box) {
  const Theme& theme = painter_.theme;
  const bool is_run = key.control == "run";
  const bool hovered = box.contains(pointer_.at);
  ImU32 under = ground(key.control, box, key.enabled);
  if (is_run) under = hovered ? mixed(theme.accent, theme.text, 0.15f) : theme.accent;
  ImDrawFlags corners = ImDrawFlags_RoundCornersNone;
  if (key.control == keys().front().control) corners = ImDrawFlags_RoundCornersLeft;
  if (key.control == keys().back().control) corners = ImDrawFlags_RoundCornersRight;
  painter_.fill(box, under, rounding, corners);

  const bool is_step = key.sign == Key::Sign::back || key.sign == Key::Sign::forward;
  ImU32 ink = is_step && !hovered ? theme.dim : theme.text;
  if (is_run) ink = theme.on_accent;
  if (!key.enabled) ink = theme.faint;
  const float y = box.centre_y();
  if (key.label.empty()) return draw_sign(key.sign, {box.centre_x(), y}, ink);
  const float margin = painter_.px(is_step ? 9 : 11);
  const Face face = face_of(key);
  if (key.sign == Key::Sign::forward) {
    painter_.text(box.x0 + margin, y, face, text_size, ink, key.label);
    return draw_sign(key.sign, {box.x1 - margin - painter_.px(3), y}, ink);
  }
  draw_sign(key.sign, {box.x0 + margin + painter_.px(is_step ? 3 : 5), y}, ink);
  painter_.text(box.x0 + margin + painter_.px(is_step ? 12 : 18), y, face, text_size, ink,
                key.label);
}

void Bar::draw_sign(Key::Sign sign, ImVec2 centre, ImU32 ink) {
  const auto [x, y] = centre;
  const float r = painter_.px(4);
  const float bar = painter_.px(2);
  switch (sign) {
    case Key::Sign::none:
      break;
    case Key::Sign::back:
    case Key::Sign::forward:
      painter_.arrowhead(centre, painter_.px(3.5f), sign == Key::Sign::forward, ink);
      break;
    case Key::Sign::run:
      painter_.arrowhead(centre, painter_.px(5), true, ink);
      break;
    case Key::Sign::begin:
      painter_.fill({x - r - bar / 2, y - r, x - r + bar / 2, y + r}, ink);
      painter_.arrowhead({x + bar / 2, y}, r, false, ink);
      break;
    case Key::Sign::end:
      painter_.fill({x + r - bar / 2, y - r, x + r + bar / 2, y + r}, ink);
      painter_.arrowhead({x - bar / 2, y}, r, true, ink);
      break;
    case Key::Sign::pause:
      painter_.fill({x - r, y - r, x - r + bar * 1.5f, y + r}, ink);
      painter_.fill({x + r - bar * 1.5f, y - r, x + r, y + r}, ink);
      break;
    case Key::Sign::stop:
      painter_.fill({x - r, y - r, x + r, y + r}, ink, 1.5f);
      break;
  }
}

float Bar::clock_width(bool with_unit) const {
  const std::string_view time = content_.time;
  const std::string_view widest = time.size() > 6 ? time : "00.000";
  return painter_.width(Face::code, 15, widest) +
         painter_.width(Face::interface, 12, shown_unit(with_unit));
}

float Bar::clock(float x, float centre_y, bool with_unit) {
  const float end = painter_.text(x, centre_y, Face::code, 15, painter_.theme.text, content_.time);
  painter_.text(end, centre_y + painter_.px(1), Face::interface, 12, painter_.theme.dim,
                shown_unit(with_unit));
  return x + clock_width(with_unit);
}

float Bar::speed_width() const {
  return painter_.width(Face::interface, text_size, "at once") + painter_.px(14) + padding() * 2;
}

float Bar::speed(float x, float centre_y) {
  const Box box = control(x, centre_y, speed_width());
  painter_.fill(box, ground("speed", box), rounding);
  painter_.outline(box, painter_.theme.line, rounding);
  painter_.text(box.x0 + padding(), centre_y, Face::interface, text_size, painter_.theme.text,
                content_.speed);
  painter_.chevron({box.x1 - padding(), centre_y}, painter_.theme.dim);
  return box.x1;
}

float Bar::share_group(float right, float centre_y) {
  const Theme& theme = painter_.theme;
  const std::string_view label = content_.link_copied ? "Copied" : "Share";
  const float share_width = painter_.width(Face::interface, text_size, "Copied") + padding() * 2;
  const float theme_width = painter_.px(content_.touch ? 44 : 38);
  const float keys_width = has_keys() ? painter_.px(30) : 0;
  const float width = share_width + keys_width + theme_width;
  const Box whole = control(right - width, centre_y, width);
  const Box share{whole.x0, whole.y0, whole.x0 + share_width, whole.y1};
  const Box keys_box{share.x1, whole.y0, share.x1 + keys_width, whole.y1};
  const Box theme_box{keys_box.x1, whole.y0, whole.x1, whole.y1};
  if (has_keys()) {
    painter_.fill(keys_box, ground("keys", keys_box));
    const float sign = painter_.width(Face::interface, text_size, "?");
    painter_.text(keys_box.centre_x() - sign / 2, centre_y, Face::interface, text_size, theme.text,
                  "?");
  }
  painter_.fill(share, ground("share", share), rounding, ImDrawFlags_RoundCornersLeft);
  painter_.fill(theme_box, ground("theme", theme_box), rounding, ImDrawFlags_RoundCornersRight);
  for (const float x : {share.x1, theme_box.x0}) {
    painter_.fill({x, whole.y0, x + painter_.hairline(), whole.y1}, theme.line);
  }
  painter_.outline(whole, theme.line, rounding);
  painter_.text(share.x0 + padding(), centre_y, Face::interface, text_size,
                content_.link_copied ? theme.accent : theme.text, label);
  theme_sign(theme_box, theme.text);
  return whole.x0;
}

/// A disc, half of it dark: the other theme.
void Bar::theme_sign(const Box& box, ImU32 colour) {
  const ImVec2 centre{box.centre_x(), box.centre_y()};
  const float r = painter_.px(6);
  constexpr float quarter = std::numbers::pi_v<float> / 2;
  painter_.list()->PathArcTo(centre, r, -quarter, quarter);
  painter_.list()->PathFillConvex(colour);
  painter_.list()->AddCircle(centre, r, colour, 0, painter_.px(1.5f));
}

void Bar::picker(float left, float right, float centre_y) {
  const Theme& theme = painter_.theme;
  const float inner = right - left - padding() * 2 - painter_.px(14);
  std::string before = content_.chapter.empty() ? "" : content_.chapter + "  /  ";
  const float title_width = painter_.width(Face::interface, text_size, content_.title);
  if (painter_.width(Face::interface, text_size, before) + title_width > inner) before.clear();
  const float wanted = painter_.width(Face::interface, text_size, before) + title_width;
  const Box box =
      control(left, centre_y, std::min(right - left, wanted + padding() * 2 + painter_.px(18)));
  painter_.fill(box, ground("example", box), rounding);
  painter_.outline(box, theme.line, rounding);
  const float x =
      painter_.text(box.x0 + padding(), centre_y, Face::interface, text_size, theme.dim, before);
  painter_.text(x, centre_y, Face::interface, text_size, theme.text,
                painter_.elided(Face::interface, text_size, content_.title, inner));
  painter_.chevron({box.x1 - padding(), centre_y}, theme.dim);
}

Box Bar::control(float x, float centre_y, float width) const {
  const float half = painter_.px(content_.touch ? 22 : 15);
  return {std::round(x), std::round(centre_y - half), std::round(x + width),
          std::round(centre_y + half)};
}

/// Places the control and returns the colour it stands on.
ImU32 Bar::ground(std::string_view name, const Box& box, bool enabled) {
  placements_.push_back({std::string(name), box, enabled});
  if (!enabled || !box.contains(pointer_.at)) return painter_.theme.raised;
  return mixed(painter_.theme.raised, painter_.theme.text, pointer_.down ? 0.14f : 0.07f);
}

}  // namespace looplane::ui
