"""How a task shows its stack."""

import traceback


def _task_print_stack(task, limit, file):
    """Task.print_stack: the lines of where it waits, or of what it failed with."""
    frames = [traceback.FrameSummary(frame.f_code.co_filename, frame.f_lineno,
                                     frame.f_code.co_name)
              for frame in task.get_stack(limit=limit)]
    error = task._exception
    if not frames:
        print(f"No stack for {task!r}", file=file)
    elif error is not None:
        print(f"Traceback for {task!r} (most recent call last):", file=file)
    else:
        print(f"Stack for {task!r} (most recent call last):", file=file)
    traceback.print_list(frames, file=file)
    if error is not None:
        for line in traceback.format_exception_only(error):
            print(line, file=file, end="")
