using System;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Relay
{
    public sealed class Wrapped : IDisposable
    {
        private readonly Socket _socket;

        public Wrapped(Socket socket)
        {
            _socket = socket;
        }

        public Wrapped()
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        }

        // What ends at a closed listener gives nothing.
        public async Task<Wrapped> AcceptAsync()
        {
            try
            {
                return new Wrapped(await _socket.AcceptAsync());
            }
            catch (ObjectDisposedException)
            {
                return null;
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
        }
    }
}
