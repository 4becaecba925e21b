package biz.megzo.vortex.celro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Opens private keys that are protected by a passphrase. The algorithm is what the file says. */
@SuppressWarnings("InsecureCryptoUsage")
final class PemCipher {
  private PemCipher() {}

  /** {@code ENCRYPTED PRIVATE KEY}; gives PKCS#8. */
  static byte[] pkcs8(byte[] der, String passphrase) throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
    AlgorithmParameters parameters = info.getAlgParameters();
    String named = info.getAlgName();
    boolean generic = named.equals("PBES2") || named.startsWith("1.2.840.113549.1.5.13");
    String algorithm = generic && parameters != null ? parameters.toString() : named;
    PBEKeySpec spec = new PBEKeySpec(passphrase.toCharArray());
    try {
      SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      return info.getKeySpec(cipher).getEncoded();
    } finally {
      spec.clearPassword();
    }
  }

  /**
   * The older protection by {@code DEK-Info}.
   *
   * @param dekInfo for example {@code AES-256-CBC,0A1B...}
   */
  static byte[] legacy(byte[] data, String dekInfo, String passphrase)
      throws GeneralSecurityException {
    String[] parts = dekInfo.split(",", 2);
    String name = parts[0].strip().toUpperCase(Locale.ROOT);
    int length =
        switch (name) {
          case "AES-128-CBC" -> 16;
          case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
          case "AES-256-CBC" -> 32;
          default -> throw new GeneralSecurityException("keys under " + name + " can not be read");
        };
    byte[] iv = iv(parts);
    String cipherName = name.startsWith("AES") ? "AES" : "DESede";
    Cipher cipher = Cipher.getInstance(cipherName + "/CBC/PKCS5Padding");
    byte[] key = derive(passphrase.getBytes(StandardCharsets.UTF_8), iv, length);
    cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, cipherName), new IvParameterSpec(iv));
    return cipher.doFinal(data);
  }

  private static byte[] iv(String[] parts) throws GeneralSecurityException {
    try {
      byte[] iv = HexFormat.of().parseHex(parts.length > 1 ? parts[1].strip() : "");
      if (iv.length >= 8) {
        return iv;
      }
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("a damaged DEK-Info line", e);
    }
    throw new GeneralSecurityException("a DEK-Info line without its vector");
  }

  /** As OpenSSL did: MD5 over what came before, the passphrase and the first 8 bytes. */
  private static byte[] derive(byte[] passphrase, byte[] iv, int length)
      throws GeneralSecurityException {
    byte[] key = new byte[length];
    byte[] block = new byte[0];
    for (int filled = 0; filled < length; filled += block.length) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(block);
      md5.update(passphrase);
      md5.update(Arrays.copyOf(iv, 8));
      block = md5.digest();
      System.arraycopy(block, 0, key, filled, Math.min(block.length, length - filled));
    }
    return key;
  }
}
