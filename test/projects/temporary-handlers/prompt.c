// Handlers that are only there while a question is asked.
#include <signal.h>

static void on_stop(int number) {
    (void)number;
}

void ask(void (*question)(void)) {
    struct sigaction action = {.sa_handler = on_stop}, before;
    sigaction(SIGTSTP, &action, &before);
    question();
    sigaction(SIGTSTP, &before, 0);
}
