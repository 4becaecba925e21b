package biz.megzo.vortex.celro;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Private keys in the forms a {@code .pem} may hold: PKCS#8, PKCS#1 (RSA) and SEC1 (EC). The JDK
 * reads PKCS#8 only; the other two are the same key with a PKCS#8 head put in front.
 */
final class PemKey {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] RSA =
      bytes(0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0);
  private static final byte[] EC_OID = bytes(0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01);

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int CURVE = 0xA0;

  private PemKey() {}

  static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
    InvalidKeySpecException last = null;
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException e) {
        last = e;
      }
    }
    throw new InvalidKeySpecException("neither an RSA, an EC nor an EdDSA key", last);
  }

  static PrivateKey pkcs1(byte[] der) throws GeneralSecurityException {
    return pkcs8(tagged(SEQUENCE, VERSION_0, RSA, tagged(OCTET_STRING, der)));
  }

  /**
   * A SEC1 key.
   *
   * @param parameters the curve where the file names it apart from the key, else null
   */
  static PrivateKey sec1(byte[] der, byte @Nullable [] parameters) throws GeneralSecurityException {
    byte[] curve = curveOf(der);
    byte[] named = curve != null ? curve : parameters;
    if (named == null) {
      throw new InvalidKeySpecException("an EC key without its curve");
    }
    byte[] algorithm = tagged(SEQUENCE, EC_OID, named);
    return pkcs8(tagged(SEQUENCE, VERSION_0, algorithm, tagged(OCTET_STRING, der)));
  }

  /** What stands under tag 0 of an ECPrivateKey: its curve. */
  private static byte @Nullable [] curveOf(byte[] der) throws InvalidKeySpecException {
    try {
      int[] outer = element(der, 0);
      int at = outer[0];
      while (at < outer[1]) {
        int[] inner = element(der, at);
        if ((der[at] & 0xFF) == CURVE) {
          return Arrays.copyOfRange(der, inner[0], inner[1]);
        }
        at = inner[1];
      }
      return null;
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new InvalidKeySpecException("a damaged EC key", e);
    }
  }

  /** Start and end of what the element at a position holds. */
  private static int[] element(byte[] der, int at) {
    int length = der[at + 1] & 0xFF;
    int start = at + 2;
    if (length > 0x80) {
      int count = length & 0x7F;
      length = 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | (der[start + i] & 0xFF);
      }
      start += count;
    }
    if (length < 0 || start + length > der.length) {
      throw new ArrayIndexOutOfBoundsException(start + length);
    }
    return new int[] {start, start + length};
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
