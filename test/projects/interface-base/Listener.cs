using System;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Relay
{
    // What two classes can both do is no field that they share.
    public sealed class Listener : IDisposable
    {
        private readonly Wrapped _socket = new Wrapped();

        public async Task Serve()
        {
            while (true)
            {
                var client = await _socket.AcceptAsync();
                if (client == null)
                {
                    continue;
                }
                client.Dispose();
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
        }
    }
}
