using System;

class Reader
{
    void Field(Session session, byte[] room)
    {
        while (true)
        {
            int count = session.plain.Receive(room);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
            Take(room, count);
        }
    }

    void Property(IAsyncResult result, byte[] room)
    {
        var session = (Session)result.AsyncState;
        while (true)
        {
            int count = session.Property.Receive(room);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unhandled-eof [fix]
            Take(room, count);
        }
    }

    void Ends(Session session, byte[] room)
    {
        while (true)
        {
            int count = session.plain.Receive(room);
            if (count == 0) return;
            Take(room, count);
        }
    }
}
