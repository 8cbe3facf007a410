/* The socket calls: each runs one call as it is and hands back what the kernel said. */
#include "probe.h"
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

enum { LARGEST = 16 * 1024 * 1024 };

static struct outcome made(enum shape shape, long returned) {
  return (struct outcome){.shape = shape, .returned = returned, .error = returned < 0 ? errno : 0};
}

static struct outcome counted(long returned, size_t asked) {
  struct outcome outcome = made(COUNT, returned);
  outcome.asked = asked;
  return outcome;
}

static struct outcome said(const char *text) {
  struct outcome outcome = {.shape = WORDS};
  snprintf(outcome.says, sizeof outcome.says, "%s", text);
  return outcome;
}

static void *buffer_of(size_t size) {
  void *bytes = calloc(1, size > 0 ? size : 1);
  if (bytes == NULL) give_up("no memory", "");
  return bytes;
}

static int flag_at(const struct line *line, int from) {
  int flags = 0;
  for (int i = from; i < line->count; i++) {
    const char *word = line->word[i];
    if (strcmp(word, "peek") == 0) flags |= MSG_PEEK;
    else if (strcmp(word, "oob") == 0) flags |= MSG_OOB;
    else if (strcmp(word, "waitall") == 0) flags |= MSG_WAITALL;
    else if (strcmp(word, "dontwait") == 0) flags |= MSG_DONTWAIT;
    else if (strcmp(word, "nosignal") == 0) flags |= MSG_NOSIGNAL;
    else give_up("there is no such flag", word);
  }
  return flags;
}

static struct outcome open_socket(const struct line *line, int at) {
  const char *kind = word_at(line, at + 2);
  int family = AF_INET;
  int type = SOCK_STREAM;
  if (strcmp(kind, "udp") == 0) type = SOCK_DGRAM;
  else if (strcmp(kind, "tcp6") == 0) family = AF_INET6;
  else if (strcmp(kind, "unix") == 0) family = AF_UNIX;
  else if (strcmp(kind, "tcp") != 0) give_up("there is no such socket", kind);
  int handle = socket(family, type, 0);
  struct outcome outcome = made(HANDLE, handle);
  if (handle >= 0) remember_handle(word_at(line, at + 1), handle);
  return outcome;
}

static struct outcome accept_one(const struct line *line, int at) {
  int handle = accept(handle_of(word_at(line, at + 2)), NULL, NULL);
  struct outcome outcome = made(HANDLE, handle);
  if (handle >= 0) remember_handle(word_at(line, at + 1), handle);
  return outcome;
}

static struct outcome transfer(const struct line *line, int at) {
  const char *verb = word_at(line, at);
  int handle = handle_of(word_at(line, at + 1));
  size_t size = (size_t)number_at(line, at + 2, 1);
  if (size > LARGEST) give_up("this is too much", word_at(line, at + 2));
  void *bytes = buffer_of(size);
  long done = -1;
  if (strcmp(verb, "send") == 0) done = send(handle, bytes, size, flag_at(line, at + 3));
  else if (strcmp(verb, "write") == 0) done = write(handle, bytes, size);
  else if (strcmp(verb, "recv") == 0) done = recv(handle, bytes, size, flag_at(line, at + 3));
  else if (strcmp(verb, "read") == 0) done = read(handle, bytes, size);
  else {
    struct place place;
    find_place(word_at(line, at + 3), &place);
    done = sendto(handle, bytes, size, flag_at(line, at + 4), place.address, place.length);
  }
  struct outcome outcome = counted(done, size);
  free(bytes);
  return outcome;
}

static void append(char *text, const char *word) {
  size_t used = strlen(text);
  snprintf(text + used, TEXT - used, "%s%s", used > 0 ? "|" : "", word);
}

static struct outcome poll_one(const struct line *line, int at) {
  short wanted = POLLIN | POLLOUT;
  const char *only = word_at(line, at + 3);
  if (strcmp(only, "in") == 0) wanted = POLLIN;
  if (strcmp(only, "out") == 0) wanted = POLLOUT;
#ifdef POLLRDHUP
  wanted |= POLLRDHUP;
#endif
  struct pollfd one = {.fd = handle_of(word_at(line, at + 1)), .events = wanted};
  int ready = poll(&one, 1, number_at(line, at + 2, 0));
  if (ready < 0) return made(STATUS, ready);
  static const struct {
    short bit;
    const char *name;
  } bits[] = {{POLLIN, "POLLIN"}, {POLLOUT, "POLLOUT"}, {POLLERR, "POLLERR"}, {POLLHUP, "POLLHUP"},
#ifdef POLLRDHUP
              {POLLRDHUP, "POLLRDHUP"},
#endif
              {POLLNVAL, "POLLNVAL"}};
  struct outcome outcome = {.shape = WORDS, .returned = ready};
  for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
    if (one.revents & bits[i].bit) append(outcome.says, bits[i].name);
  if (ready == 0) append(outcome.says, "none");
  return outcome;
}

static struct outcome select_one(const struct line *line, int at) {
  fd_set readable;
  struct timeval at_once = {0};
  int handle = handle_of(word_at(line, at + 1));
  FD_ZERO(&readable);
  FD_SET(handle, &readable);
  return made(STATUS, select(handle + 1, &readable, NULL, NULL, &at_once));
}

static struct outcome pending_error(const struct line *line, int at) {
  int error = 0;
  socklen_t length = sizeof error;
  int status = getsockopt(handle_of(word_at(line, at + 1)), SOL_SOCKET, SO_ERROR, &error, &length);
  if (status < 0) return made(STATUS, status);
  struct outcome outcome = said(error == 0 ? "success" : error_name(error));
  outcome.error = error;
  return outcome;
}

static struct outcome tcp_state(const struct line *line, int at) {
#ifdef __linux__
  static const char *const names[] = {"",           "ESTABLISHED", "SYN_SENT",   "SYN_RECV", "FIN_WAIT_1", "FIN_WAIT_2",
                                      "TIME_WAIT",  "CLOSED",      "CLOSE_WAIT", "LAST_ACK", "LISTEN",     "CLOSING"};
  struct tcp_info info;
  socklen_t length = sizeof info;
  if (getsockopt(handle_of(word_at(line, at + 1)), IPPROTO_TCP, TCP_INFO, &info, &length) != 0) return made(STATUS, -1);
  return said(info.tcpi_state < sizeof names / sizeof *names ? names[info.tcpi_state] : "UNKNOWN");
#else
  (void)line;
  (void)at;
  return (struct outcome){.shape = QUIET};
#endif
}

static struct outcome resolve(const struct line *line, int at) {
  struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_family = AF_INET};
  const char *service = word_at(line, at + 2);
  const char *hint = word_at(line, at + 3);
  if (strcmp(hint, "numeric") == 0) hints.ai_flags = AI_NUMERICHOST;
  if (strcmp(hint, "bad-flags") == 0) hints.ai_flags = 1 << 30;
  if (strcmp(hint, "bad-family") == 0) hints.ai_family = 999;
  struct addrinfo *found = NULL;
  int code = getaddrinfo(word_at(line, at + 1), service[0] == '\0' ? NULL : service, &hints, &found);
  if (found != NULL) freeaddrinfo(found);
  struct outcome outcome = said(code == 0 ? "success" : resolver_error_name(code));
  outcome.returned = code;
  return outcome;
}

static struct outcome shut(const struct line *line, int at) {
  const char *side = word_at(line, at + 2);
  int how = strcmp(side, "read") == 0 ? SHUT_RD : strcmp(side, "write") == 0 ? SHUT_WR : SHUT_RDWR;
  return made(STATUS, shutdown(handle_of(word_at(line, at + 1)), how));
}

struct outcome run_socket_call(const struct line *line, int at, int *known) {
  const char *verb = word_at(line, at);
  struct place place;
  struct sockaddr_storage other;
  socklen_t length = sizeof other;
  *known = 1;
  if (strcmp(verb, "socket") == 0) return open_socket(line, at);
  if (strcmp(verb, "accept") == 0) return accept_one(line, at);
  if (strcmp(verb, "poll") == 0) return poll_one(line, at);
  if (strcmp(verb, "select") == 0) return select_one(line, at);
  if (strcmp(verb, "so-error") == 0) return pending_error(line, at);
  if (strcmp(verb, "state") == 0) return tcp_state(line, at);
  if (strcmp(verb, "getaddrinfo") == 0) return resolve(line, at);
  if (strcmp(verb, "shutdown") == 0) return shut(line, at);
  if (strcmp(verb, "connect") == 0 || strcmp(verb, "bind") == 0) {
    int handle = handle_of(word_at(line, at + 1));
    find_place(word_at(line, at + 2), &place);
    errno = 0;
    return made(STATUS, verb[0] == 'c' ? connect(handle, place.address, place.length)
                                       : bind(handle, place.address, place.length));
  }
  if (strcmp(verb, "listen") == 0) return made(STATUS, listen(handle_of(word_at(line, at + 1)), number_at(line, at + 2, 16)));
  if (strcmp(verb, "close") == 0) return made(STATUS, close(handle_of(word_at(line, at + 1))));
  if (strcmp(verb, "getpeername") == 0)
    return made(STATUS, getpeername(handle_of(word_at(line, at + 1)), (struct sockaddr *)&other, &length));
  if (strcmp(verb, "send") == 0 || strcmp(verb, "recv") == 0 || strcmp(verb, "read") == 0 || strcmp(verb, "write") == 0 ||
      strcmp(verb, "sendto") == 0)
    return transfer(line, at);
  *known = 0;
  return (struct outcome){.shape = QUIET};
}
