package biz.megzo.vortex.celro;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one file that the marketplace hands out: certificates and the private key ({@code
 * api/celro.md} 1.10), in any order.
 *
 * @param chain the key's own certificate first, its issuers behind it
 */
record PemFile(PrivateKey key, List<X509Certificate> chain) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final Pattern DEK_INFO = Pattern.compile("DEK-Info:\\s*(\\S+)");

  PemFile {
    chain = List.copyOf(chain);
  }

  /**
   * Reads the text of a file.
   *
   * @param passphrase null when the key is not protected
   * @throws GeneralSecurityException saying what is wrong, without anything of the file
   */
  static PemFile parse(String text, @Nullable String passphrase)
      throws GeneralSecurityException, IOException {
    List<X509Certificate> certificates = new ArrayList<>();
    PrivateKey key = null;
    byte[] curve = null;
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      String type = block.group(1);
      String body = block.group(2);
      if (type.equals("CERTIFICATE")) {
        certificates.add(certificate(decode(body)));
      } else if (type.equals("EC PARAMETERS")) {
        curve = decode(body);
      } else if (type.endsWith("PRIVATE KEY") && key == null) {
        key = key(type, body, curve, passphrase);
      }
    }
    if (key == null) {
      throw new GeneralSecurityException("there is no private key in it");
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate in it");
    }
    return new PemFile(key, chain(key, certificates));
  }

  private static PrivateKey key(
      String type, String body, byte @Nullable [] curve, @Nullable String passphrase)
      throws GeneralSecurityException, IOException {
    Matcher dek = DEK_INFO.matcher(body);
    boolean legacy = dek.find();
    if ((legacy || type.startsWith("ENCRYPTED")) && passphrase == null) {
      throw new GeneralSecurityException("its key is protected and no passphrase is configured");
    }
    String secret = passphrase == null ? "" : passphrase;
    byte[] der = decode(legacy ? body.substring(body.indexOf('\n', dek.end()) + 1) : body);
    byte[] open = legacy ? PemCipher.legacy(der, dek.group(1), secret) : der;
    return switch (type) {
      case "RSA PRIVATE KEY" -> PemKey.pkcs1(open);
      case "EC PRIVATE KEY" -> PemKey.sec1(open, curve);
      case "ENCRYPTED PRIVATE KEY" -> PemKey.pkcs8(PemCipher.pkcs8(open, secret));
      case "PRIVATE KEY" -> PemKey.pkcs8(open);
      default -> throw new GeneralSecurityException("a " + type + " can not be read");
    };
  }

  private static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] decode(String base64) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("a block in it is damaged", e);
    }
  }

  private static List<X509Certificate> chain(PrivateKey key, List<X509Certificate> all)
      throws GeneralSecurityException {
    List<X509Certificate> left = new ArrayList<>(all);
    List<X509Certificate> chain = new ArrayList<>();
    X509Certificate next = owner(key, all);
    while (next != null) {
      chain.add(next);
      left.remove(next);
      X509Certificate last = next;
      next =
          left.stream()
              .filter(c -> c.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
              .findFirst()
              .orElse(null);
    }
    return chain;
  }

  /** The certificate that the key belongs to. */
  private static X509Certificate owner(PrivateKey key, List<X509Certificate> all)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] probe = {1, 2, 3};
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(probe);
    byte[] signature = signer.sign();
    for (X509Certificate certificate : all) {
      if (certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(probe);
        if (verifies(verifier, signature)) {
          return certificate;
        }
      }
    }
    throw new GeneralSecurityException("none of its certificates belongs to its key");
  }

  private static boolean verifies(Signature verifier, byte[] signature) {
    try {
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Prints no key. */
  @Override
  public String toString() {
    return "PemFile[" + chain.size() + " certificates]";
  }
}
