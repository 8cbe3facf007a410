// Handlers that end calls that wait, in a file of their own.
#include <signal.h>
#include <stddef.h>
#include <sys/wait.h>

static void on_child(int number) {
    (void)number;
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
}

void handle_signals(void) {
    struct sigaction action = {.sa_handler = on_child};
    sigemptyset(&action.sa_mask);
    sigaction(SIGCHLD, &action, NULL);
}
