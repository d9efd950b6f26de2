package org.cadre.certification.issuer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cadre.certification.credential.Algorithm;
import org.cadre.certification.credential.Signer;
import org.cadre.certification.credential.VerificationMethod;
import org.cadre.certification.credential.VerificationMethods;
import org.cadre.certification.issuer.KeyPlace.Kept;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The association as it signs: its identifier, the keys in use and those that were. Which key signs is read from the
 * history each time, so that all servers change it at once; others ask only for the current signer.
 */
@Component
public class Issuer {
    private final String id;
    private final KeyHistory history;
    private final Clock system;
    private final boolean works;
    private final List<KeyPlace> places;
    private final String folder;
    private final Map<String, Signer> signers = new ConcurrentHashMap<>();

    Issuer(Settings settings, KeyHistory history, Clock system) {
        this.id = WebDid.of(settings.publicUrl());
        this.history = history;
        this.system = system;
        this.works = settings.jobs();
        this.places = KeyPlaces.of(settings.keys(), system);
        this.folder = settings.keys().folder().toString();
    }

    /** A server in use has its keys before anybody asks for them, and says so at once when it cannot sign. */
    @EventListener(ApplicationReadyEvent.class)
    void beReady() {
        if (works) {
            for (Algorithm algorithm : Algorithm.values()) {
                signer(algorithm);
            }
        }
    }

    /** The issuer's DID. */
    public String id() {
        return id;
    }

    /** Who signs now. A fresh one is asked for with each credential, or batch of them. */
    public Signer signer(Algorithm algorithm) {
        return signer(id, algorithm);
    }

    /** Who signs now for that issuer: this one, or one it was before its address changed. */
    Signer signer(String controller, Algorithm algorithm) {
        var key = current(controller, algorithm);
        return signers.computeIfAbsent(key.id(), _ -> signer(key));
    }

    private Signer signer(IssuerKey key) {
        return places.stream()
                .flatMap(place -> place.signer(key.algorithm(), key.name(), key.id()).stream())
                .findFirst()
                .orElseThrow(() -> new KeyTrouble(null, "not-here", key.name(), folder));
    }

    /** The newest key; the first one is made, or taken from what is there and was never used, when there is none yet. */
    IssuerKey current(String controller, Algorithm algorithm) {
        var newest = history.newest(controller, algorithm);
        if (newest.isEmpty()) {
            return add(
                    controller,
                    algorithm,
                    unused(algorithm).orElseGet(() -> place(algorithm).make(algorithm)),
                    null);
        }
        if (newest.get().compromisedSince() != null) {
            throw new KeyTrouble(null, "compromised", newest.get().name());
        }
        return newest.get();
    }

    /** Retires the current key and begins a new one, never one that was there before; what the old one signed stays good. */
    IssuerKey rotate(Algorithm algorithm) {
        String current = history.newest(id, algorithm).map(IssuerKey::id).orElse(null);
        return add(id, algorithm, place(algorithm).make(algorithm), current);
    }

    /** Whoever is first adds it; the others use what was added. */
    private IssuerKey add(String controller, Algorithm algorithm, Kept kept, @Nullable String follows) {
        String fresh = controller + "#" + kept.name();
        history.add(new IssuerKey(fresh, controller, algorithm, kept.publicKey(), now(), null, null), follows);
        return history.newest(controller, algorithm)
                .filter(newest -> !newest.id().equals(follows))
                .orElseThrow();
    }

    /** A key that was made and never came into use, as when a server stopped in between or its database was lost. */
    private Optional<Kept> unused(Algorithm algorithm) {
        return place(algorithm).kept(algorithm).stream()
                .filter(kept -> !history.knows(kept.name()))
                .findFirst();
    }

    private KeyPlace place(Algorithm algorithm) {
        return places.stream()
                .filter(place -> place.takes(algorithm))
                .findFirst()
                .orElseThrow();
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return system.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** All keys there ever were, oldest first. */
    public List<IssuerKey> keys() {
        return history.all();
    }

    /** The keys of one issuer, oldest first: this one, or one it was before its address changed. */
    List<IssuerKey> keys(String controller) {
        return history.all().stream()
                .filter(key -> key.controller().equals(controller))
                .toList();
    }

    /** All published keys as they are now, also those of an address that this issuer had before. */
    public VerificationMethods methods() {
        Map<String, VerificationMethod> all = history.all().stream()
                .map(IssuerKey::method)
                .collect(Collectors.toMap(VerificationMethod::id, Function.identity()));
        return wanted -> Optional.ofNullable(all.get(wanted));
    }
}
