package biz.megzo.vortex.smartbill;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends reading with an error once more comes out than any real workbook holds. */
final class XlsxLimit extends FilterInputStream {
  private static final long MOST = 128L << 20;

  private long left = MOST;

  XlsxLimit(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int some = super.read(to, from, length);
    count(Math.max(some, 0));
    return some;
  }

  private void count(int bytes) throws BadTable {
    left -= bytes;
    if (left < 0) {
      throw new BadTable("it unpacks to more than a product file can hold");
    }
  }
}
