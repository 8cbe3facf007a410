/* Turns numbers into the names of errors: the numbers differ between systems, and evidence must be readable. */
#include "probe.h"
#include <errno.h>
#include <netdb.h>
#include <stdio.h>

#define NAME(error) \
  case error:       \
    return #error

const char *error_name(int error) {
  switch (error) {
    NAME(EACCES);
    NAME(EADDRINUSE);
    NAME(EADDRNOTAVAIL);
    NAME(EAFNOSUPPORT);
    NAME(EAGAIN);
    NAME(EALREADY);
    NAME(EBADF);
    NAME(ECONNABORTED);
    NAME(ECONNREFUSED);
    NAME(ECONNRESET);
    NAME(EDESTADDRREQ);
    NAME(EFAULT);
    NAME(EHOSTDOWN);
    NAME(EHOSTUNREACH);
    NAME(EINPROGRESS);
    NAME(EINTR);
    NAME(EINVAL);
    NAME(EIO);
    NAME(EISCONN);
    NAME(EMFILE);
    NAME(EMSGSIZE);
    NAME(ENAMETOOLONG);
    NAME(ENETDOWN);
    NAME(ENETRESET);
    NAME(ENETUNREACH);
    NAME(ENFILE);
    NAME(ENOBUFS);
    NAME(ENODEV);
    NAME(ENOENT);
    NAME(ENOMEM);
    NAME(ENOPROTOOPT);
    NAME(ENOSYS);
    NAME(ENOTCONN);
    NAME(ENOTSOCK);
    NAME(EOPNOTSUPP);
    NAME(EPERM);
    NAME(EPIPE);
    NAME(EPROTO);
    NAME(EPROTONOSUPPORT);
    NAME(EPROTOTYPE);
    NAME(ESHUTDOWN);
    NAME(ETIMEDOUT);
  }
  static _Thread_local char number[24];
  snprintf(number, sizeof number, "E%d", error);
  return number;
}

const char *resolver_error_name(int error) {
  switch (error) {
    NAME(EAI_AGAIN);
    NAME(EAI_BADFLAGS);
    NAME(EAI_FAIL);
    NAME(EAI_FAMILY);
    NAME(EAI_MEMORY);
    NAME(EAI_NONAME);
    NAME(EAI_SERVICE);
    NAME(EAI_SYSTEM);
#ifdef EAI_NODATA
    NAME(EAI_NODATA);
#endif
  }
  return "EAI_OTHER";
}
