package biz.megzo.vortex.celro;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A small certificate authority, and keys in every form a file may hold them. */
final class Pki {
  static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();
  private static final X500Name ISSUER = new X500Name("CN=Test CA");

  private final AtomicLong serial = new AtomicLong(1);
  private final KeyPair caKeys = ec();
  private final X509Certificate ca =
      certificate("Test CA", caKeys, Instant.parse("2200-01-01T00:00:00Z"));

  /** A key with its certificate. */
  record Identity(KeyPair keys, X509Certificate certificate) {}

  static KeyPair rsa() {
    return generate("RSA", null);
  }

  static KeyPair ec() {
    return generate("EC", "secp256r1");
  }

  private static KeyPair generate(String algorithm, String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (curve == null) {
        generator.initialize(2048);
      } else {
        generator.initialize(new ECGenParameterSpec(curve));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Identity identity(String name, KeyPair keys, Instant notAfter) {
    return new Identity(keys, certificate(name, keys, notAfter));
  }

  X509Certificate ca() {
    return ca;
  }

  private X509Certificate certificate(String name, KeyPair keys, Instant notAfter) {
    try {
      boolean authority = keys == caKeys;
      var builder =
          new JcaX509v3CertificateBuilder(
              ISSUER,
              BigInteger.valueOf(serial.getAndIncrement()),
              Date.from(START),
              Date.from(notAfter),
              authority ? ISSUER : new X500Name("CN=" + name),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!authority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.dNSName, "localhost"),
                  new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                }));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(caKeys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Trusts this authority alone. */
  TrustManager[] trust() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", ca);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String pem(X509Certificate certificate) {
    try {
      return block("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  static String pkcs8(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded());
  }

  /** PKCS#1 for RSA, SEC1 for EC, as OpenSSL's older commands write them. */
  static String traditional(PrivateKey key) {
    return written(openSsl(key));
  }

  /** As {@link #traditional}, protected by a {@code DEK-Info} cipher. */
  static String legacy(PrivateKey key, String cipher, String passphrase) {
    var encryptor =
        new JcePEMEncryptorBuilder(cipher).setProvider(BC).build(passphrase.toCharArray());
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(openSsl(key), encryptor);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }

  /** OpenSSL names the curve inside of an EC key, the JDK does not. */
  private static PrivateKeyInfo openSsl(PrivateKey key) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
      if (!key.getAlgorithm().equals("EC")) {
        return info;
      }
      var curve = info.getPrivateKeyAlgorithm();
      var bare = ECPrivateKey.getInstance(info.parsePrivateKey());
      return new PrivateKeyInfo(curve, new ECPrivateKey(256, bare.getKey(), curve.getParameters()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A SEC1 key whose curve stands in a block of its own only. */
  static String apart(PrivateKey key) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
      var sec1 = ECPrivateKey.getInstance(info.parsePrivateKey());
      var bare = new ECPrivateKey(256, sec1.getKey());
      return block(
              "EC PARAMETERS",
              info.getPrivateKeyAlgorithm().getParameters().toASN1Primitive().getEncoded())
          + block("EC PRIVATE KEY", bare.getEncoded());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String encrypted(PrivateKey key, String passphrase) {
    try {
      var encryptor =
          new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
              .setProvider(BC)
              .setPRF(PKCS8Generator.PRF_HMACSHA256)
              .setPassword(passphrase.toCharArray())
              .build();
      return written(new JcaPKCS8Generator(key, encryptor));
    } catch (OperatorCreationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String written(Object object) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(object);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }

  private static String block(String type, byte[] der) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
