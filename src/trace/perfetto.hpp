#pragma once

#include <string>

#include "trace/record.hpp"

namespace looplane::trace {

/// The record as Chrome trace events (JSON), which Perfetto and chrome://tracing open: a track for
/// the loop, for each task and for each worker thread; wake-ups as flows; output as instants.
/// Steps take no virtual time, so each is shown a microsecond long.
/// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
std::string perfetto_json(const Record& record);

}  // namespace looplane::trace
