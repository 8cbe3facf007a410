using System.Collections.Generic;
using System.Net.Sockets;

namespace Terminal
{
    public partial class Session
    {
        private void Line(List<byte> line)
        {
            var data = new byte[1];
            do
            {
                this._socket.Receive(data);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^ unchecked-recv [fix]
                line.Add(data[0]);
            }
            while (line[line.Count - 1] != 10);
        }

        private void Rest(byte[] buffer)
        {
            int done = 0;
            while (done < buffer.Length)
            {
                done += _stream.Read(buffer, done, buffer.Length - done);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof
            }
        }

        private bool Whole(byte[] buffer)
        {
            int done = 0;
            while (done < buffer.Length)
            {
                int count = _stream.Read(buffer, done, buffer.Length - done);
                if (count == 0)
                    return false;
                done += count;
            }
            return true;
        }
    }

    // A file of the same name is another class's.
    public class Log
    {
        private readonly Source _stream = new Source();

        private void Rest(byte[] buffer)
        {
            int done = 0;
            while (done < buffer.Length)
            {
                done += _stream.Read(buffer, done, buffer.Length - done);
            }
        }
    }
}
