// Two files and a macro above the send itself.
int frame_send(int fd, const char *frame, unsigned size);

void say(int fd, const char *line, unsigned length) {
    frame_send(fd, line, length);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-send: The result of `frame_send` is dropped [fix]
}

int say_checked(int fd, const char *line, unsigned length) {
    return frame_send(fd, line, length) == (int)length ? 0 : -1;
}
