package io.oauthlinks.outbound;

import io.oauthlinks.message.Message;
import java.net.URI;

/** Says which way a request would leave now, without sending one. */
public interface OutboundPaths {

    Message to(URI uri);
}
