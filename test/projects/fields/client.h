struct client {
    int connection;
};

void refuse(int fd);
void talk(struct client *client);
