/* What happens around the calls: other processes, other hosts (network namespaces), a name server that answers badly. */
#ifdef __linux__
#include <linux/capability.h>
#include <sched.h>
#include <sys/syscall.h>
#endif
#include "probe.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAME_SERVER_PORT = 53, NO_SUCH_NAME = 3, SERVER_FAILED = 2 };

static const struct outcome quiet = {.shape = QUIET};

static int rcode;

/* Answers every question with one code, and never with an address. */
static void *serve_names(void *argument) {
  int handle = *(int *)argument;
  unsigned char question[512];
  struct sockaddr_in from;
  for (;;) {
    socklen_t length = sizeof from;
    ssize_t got = recvfrom(handle, question, sizeof question, 0, (struct sockaddr *)&from, &length);
    if (got < 12) continue;
    question[2] = 0x85;
    question[3] = (unsigned char)(0x80 | rcode);
    question[11] = 0;
    question[9] = 0;
    question[7] = 0;
    sendto(handle, question, (size_t)got, 0, (struct sockaddr *)&from, length);
  }
  return NULL;
}

static void name_server(const char *answer) {
  static int handle;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(NAME_SERVER_PORT)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  rcode = strcmp(answer, "no-such-name") == 0 ? NO_SUCH_NAME : strcmp(answer, "failed") == 0 ? SERVER_FAILED : 0;
  if (handle > 0) return;
  handle = socket(AF_INET, SOCK_DGRAM, 0);
  if (bind(handle, (struct sockaddr *)&address, sizeof address) != 0) give_up("no name server", strerror(errno));
  pthread_t thread;
  if (pthread_create(&thread, NULL, serve_names, &handle) != 0) give_up("no thread", "");
}

/* From here on, sockets are made on another host. */
static void enter(const char *host) {
#ifdef __linux__
  char path[TEXT];
  snprintf(path, sizeof path, "/run/netns/%s", host);
  int handle = open(path, O_RDONLY | O_CLOEXEC);
  if (handle < 0 || setns(handle, CLONE_NEWNET) != 0) give_up("there is no host called", host);
  close(handle);
#else
  give_up("there are no network namespaces here", host);
#endif
}

static void shell(const struct line *line, int at) {
  char command[1024] = "";
  for (int i = at; i < line->count; i++) {
    size_t used = strlen(command);
    snprintf(command + used, sizeof command - used, "%s ", line->word[i]);
  }
  if (system(command) != 0) give_up("this failed", command);
}

/* Reports the first line of what a command prints, such as a counter of the kernel. */
static struct outcome ask(const struct line *line, int at) {
  char command[1024] = "";
  for (int i = at; i < line->count; i++) {
    size_t used = strlen(command);
    snprintf(command + used, sizeof command - used, "%s ", line->word[i]);
  }
  struct outcome outcome = {.shape = WORDS};
  FILE *output = popen(command, "r");
  if (output == NULL || fgets(outcome.says, TEXT, output) == NULL) give_up("this said nothing", command);
  outcome.says[strcspn(outcome.says, "\n\"")] = '\0';
  pclose(output);
  return outcome;
}

static void end_by(const char *end) {
  if (strcmp(end, "exit") == 0) _exit(0);
  raise(strcmp(end, "SIGTERM") == 0 ? SIGTERM : strcmp(end, "SIGSEGV") == 0 ? SIGSEGV : SIGKILL);
  _exit(1);
}

/* A process of its own that takes one connection and dies: at once, with input that it never read, or after 1 MB. */
static void dying_server(const struct line *line, int at) {
  static char bytes[65536];
  int listener = handle_of(word_at(line, at + 1));
  const char *end = word_at(line, at + 2);
  const char *when = word_at(line, at + 3);
  pid_t child = fork();
  if (child < 0) give_up("no process", strerror(errno));
  if (child > 0) return;
  signal(SIGSEGV, SIG_DFL);
  alarm(20);
  int handle = accept(listener, NULL, NULL);
  struct pollfd one = {.fd = handle, .events = POLLIN};
  if (strcmp(when, "unread") == 0) poll(&one, 1, 5000);
  if (strcmp(when, "sent") == 0) send(handle, bytes, sizeof bytes, MSG_NOSIGNAL);
  end_by(end);
}

/* What a send does to a process that left SIGPIPE as it was: in a child, as it may kill it. */
static struct outcome send_undefended(const struct line *line, int at) {
  int handle = handle_of(word_at(line, at + 1));
  pid_t child = fork();
  if (child == 0) {
    signal(SIGPIPE, SIG_DFL);
    _exit(send(handle, "x", 1, 0) == 1 ? 0 : errno);
  }
  int status = 0;
  struct outcome outcome = {.shape = WORDS};
  if (child < 0 || waitpid(child, &status, 0) != child) give_up("no process", strerror(errno));
  if (WIFSIGNALED(status)) snprintf(outcome.says, TEXT, "killed by %s", WTERMSIG(status) == SIGPIPE ? "SIGPIPE" : "a signal");
  else if (WEXITSTATUS(status) == 0) snprintf(outcome.says, TEXT, "count");
  else snprintf(outcome.says, TEXT, "%s", error_name(WEXITSTATUS(status)));
  return outcome;
}

/* A child keeps every descriptor open for a while. */
static void holding_child(int milliseconds) {
  pid_t child = fork();
  if (child < 0) give_up("no process", strerror(errno));
  if (child > 0) return;
  usleep((useconds_t)milliseconds * 1000);
  _exit(0);
}

/* From here on the process may do what an ordinary user may, whoever runs it. */
static void give_rights_up(void) {
#ifdef __linux__
  struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
  struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = {0};
  if (syscall(SYS_capset, &header, none) != 0) give_up("the rights cannot be given up", strerror(errno));
#else
  if (geteuid() == 0 && seteuid(65534) != 0) give_up("there is no ordinary user", strerror(errno));
#endif
}

struct outcome run_surroundings(const struct line *line, int at, int *known) {
  const char *verb = word_at(line, at);
  *known = 1;
  if (strcmp(verb, "send-undefended") == 0) return send_undefended(line, at);
  if (strcmp(verb, "ask") == 0) return ask(line, at + 1);
  if (strcmp(verb, "sh") == 0) shell(line, at + 1);
  else if (strcmp(verb, "on") == 0) enter(word_at(line, at + 1));
  else if (strcmp(verb, "dying-server") == 0) dying_server(line, at);
  else if (strcmp(verb, "holding-child") == 0) holding_child(number_at(line, at + 1, 1000));
  else if (strcmp(verb, "name-server") == 0) name_server(word_at(line, at + 1));
  else if (strcmp(verb, "ordinary-user") == 0) give_rights_up();
  else *known = 0;
  return quiet;
}
