#pragma once

// All of the library.

#include <looplane/as_completed.hpp>
#include <looplane/async_generator.hpp>
#include <looplane/barrier.hpp>
#include <looplane/clock.hpp>
#include <looplane/condition.hpp>
#include <looplane/context.hpp>
#include <looplane/coro.hpp>
#include <looplane/ensure_future.hpp>
#include <looplane/error.hpp>
#include <looplane/event.hpp>
#include <looplane/event_loop.hpp>
#include <looplane/executor.hpp>
#include <looplane/future.hpp>
#include <looplane/gather.hpp>
#include <looplane/lock.hpp>
#include <looplane/observer.hpp>
#include <looplane/queue.hpp>
#include <looplane/run.hpp>
#include <looplane/semaphore.hpp>
#include <looplane/shield.hpp>
#include <looplane/sleep.hpp>
#include <looplane/task.hpp>
#include <looplane/task_group.hpp>
#include <looplane/timeout.hpp>
#include <looplane/wait.hpp>
