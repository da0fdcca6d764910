package io.oauthlinks.mailchannel.message;

/**
 * What is read of one mail at most, whatever its bytes say; what lies beyond is left out and the mail is {@link IncomingMail#shortened}.
 *
 * @param parts       bodies and attachments
 * @param depth       of multiparts in multiparts
 * @param headerBytes of one header; a larger one makes the mail unreadable
 * @param headers     that filters can ask for
 * @param textBytes   of all bodies together, decoded; what comes after is an attachment
 */
public record ReadingLimits(int parts, int depth, int headerBytes, int headers, int textBytes) {

    public static final ReadingLimits USUAL = new ReadingLimits(1000, 30, 512 * 1024, 500, 512 * 1024);
}
