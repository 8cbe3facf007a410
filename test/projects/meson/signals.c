// Part of the daemon alone.
#include <signal.h>

void set_up_signals(void) {
    signal(SIGPIPE, SIG_IGN);
}
