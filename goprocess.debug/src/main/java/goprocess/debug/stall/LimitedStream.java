package goprocess.debug.stall;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Accepts a limited number of bytes. */
final class LimitedStream extends FilterOutputStream {
    /** Thrown if more bytes are written than allowed. */
    static final class Full extends IOException {
        private static final long serialVersionUID = 1;

        Full() {
            super("too large");
        }
    }

    private long left;

    LimitedStream(OutputStream out, long limit) {
        super(out);
        left = limit;
    }

    @Override
    public void write(int b) throws IOException {
        take(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
    }

    private void take(int length) throws Full {
        left -= length;
        if (left < 0) {
            throw new Full();
        }
    }
}
