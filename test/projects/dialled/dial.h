int dial(const struct sockaddr *address, socklen_t length);
int dial_patiently(const struct sockaddr *address, socklen_t length);
