#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int dial(const struct sockaddr_in *peer)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	if (fd < 0) {
		perror("socket");
		return -1;
	}
	if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) < 0) {
		perror("connect");
		close(fd);
		return -1;
	}
	return fd;
}

int greet(int fd)
{
	const char hello[] = "hello\n";
	char answer[100];
	send(fd, hello, strlen(hello), 0);
	ssize_t count = recv(fd, answer, sizeof answer - 1, 0);
	answer[count] = '\0';
	return puts(answer) < 0;
}

int hang_up(int fd)
{
	char rest[100];
	ssize_t count = recv(fd, rest, sizeof rest, 0);
	if (count == -1 && errno == ECONNRESET)
		fprintf(stderr, "the server went away\n");
	close(fd);
	return count == 0;
}

int main(void)
{
	struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons(7), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	signal(SIGPIPE, SIG_IGN);
	int fd = dial(&peer);
	if (fd < 0 || greet(fd))
		return 1;
	return !hang_up(fd);
}
