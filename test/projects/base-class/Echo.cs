using System;
using System.Net.Sockets;

namespace Terminal
{
    public class Echo : Link
    {
        public void Serve(byte[] buffer)
        {
            while (true)
            {
                int count = this.Stream.Read(buffer, 0, buffer.Length);
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
                Stream.Write(buffer, 0, count);
            }
        }

        public void ServeUntilTheEnd(byte[] buffer)
        {
            int count;
            while ((count = Stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                Stream.Write(buffer, 0, count);
            }
        }
    }
}
