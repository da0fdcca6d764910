package io.oauthlinks.incominglink;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Logos in memory. */
public final class InMemoryLogos implements Logos {

    private final Map<Long, byte[]> logos = new ConcurrentHashMap<>();

    @Override
    public Optional<byte[]> ofLink(long linkId) {
        return Optional.ofNullable(logos.get(linkId)).map(byte[]::clone);
    }

    @Override
    public void save(long linkId, byte[] png) {
        logos.put(linkId, png.clone());
    }

    @Override
    public void remove(long linkId) {
        logos.remove(linkId);
    }
}
