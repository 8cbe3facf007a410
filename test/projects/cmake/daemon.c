// Takes care of SIGPIPE in another file of its own.
#include <sys/socket.h>

void set_up_signals(void);
int put_line(int fd, const char *text, size_t length);

int main(void) {
    set_up_signals();
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (send(fd, "a", 1, 0) != 1) return 1;
    return put_line(fd, "b", 1);
}
