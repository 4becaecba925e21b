package biz.megzo.vortex.smartbill.fake;

/** A document that was sent by e-mail. */
public record FakeMail(String series, String number, String to) {}
