// Does nothing about SIGPIPE, and leaves the writing to the library.
int dial(void);
int put_line(int fd, const char *text, size_t length);

int main(void) {
    return put_line(dial(), "b", 1);
}
