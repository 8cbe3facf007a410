// What all programs of the project do about signals.
#include <signal.h>

void set_up_signals(void) {
    signal(SIGPIPE, SIG_IGN);
}
