package com.pbxportal.command;

import com.pbxportal.shared.identity.AddressKey;
import com.pbxportal.shared.identity.Caller;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A few places for what is costly. Who must wait is served by turns of askers, not of requests: a hundred requests of
 * one asker keep another one's only request from its place no longer than one of them would. The queue is short and
 * nobody's patience is long, as each who waits holds a thread.
 */
public final class FairPlaces {

    /** @param known strangers leave places to who is known, and go first when the queue is full */
    public record Asker(String name, boolean known) {

        /** The portal itself. */
        public static final Asker PORTAL = new Asker("portal", true);

        public static Asker of(Caller caller) {
            return new Asker(caller.userId().toString(), true);
        }

        /** Nobody yet, and so whoever else comes from there. */
        public static Asker at(@Nullable String address) {
            return new Asker(address == null ? "" : AddressKey.of(address), false);
        }
    }

    /** To be given back. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Ticket {
        private final Asker asker;
        private final CompletableFuture<Boolean> outcome = new CompletableFuture<>();

        private Ticket(Asker asker) {
            this.asker = asker;
        }
    }

    /**
     * @param places for so many at a time
     * @param forStrangers so many of the places strangers may have, and the same share of the queue
     * @param mostWaiting for a place
     * @param mostOfOne so many of them may be of one asker
     * @param patience how long one waits
     */
    public record Limits(int places, int forStrangers, int mostWaiting, int mostOfOne, Duration patience) {}

    private final Limits limits;

    /** In the order of their next turns. */
    private final Map<Asker, Deque<Ticket>> waiting = new LinkedHashMap<>();

    private int waitingInAll;
    private int taken;
    private int takenByStrangers;

    public FairPlaces(Limits limits) {
        this.limits = limits;
    }

    /** @return nothing when no place became free in time, or the queue is full of others */
    public Optional<Place> take(Asker asker) {
        Ticket ticket = new Ticket(asker);
        synchronized (this) {
            waiting.computeIfAbsent(asker, first -> new ArrayDeque<>()).add(ticket);
            waitingInAll++;
            serve();
            keepShort(asker);
        }
        return waitFor(ticket) ? Optional.of(placeOf(asker)) : Optional.empty();
    }

    /** For who looks on: how many wait at this moment. */
    public synchronized int waiting() {
        return waitingInAll;
    }

    private boolean waitFor(Ticket ticket) {
        try {
            return ticket.outcome.get(limits.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return !gaveUp(ticket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !gaveUp(ticket);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** False if the place came at the last moment. */
    private synchronized boolean gaveUp(Ticket ticket) {
        if (ticket.outcome.isDone()) {
            return !ticket.outcome.join();
        }
        Deque<Ticket> own = waiting.get(ticket.asker);
        if (own != null && own.remove(ticket)) {
            waitingInAll--;
            if (own.isEmpty()) {
                waiting.remove(ticket.asker);
            }
        }
        return true;
    }

    private void serve() {
        for (Asker next = next(); next != null; next = next()) {
            Deque<Ticket> own = waiting.remove(next);
            taken++;
            takenByStrangers += next.known() ? 0 : 1;
            waitingInAll--;
            own.remove().outcome.complete(true);
            if (!own.isEmpty()) {
                waiting.put(next, own);
            }
        }
    }

    private @Nullable Asker next() {
        if (taken >= limits.places()) {
            return null;
        }
        return waiting.keySet().stream()
                .filter(asker -> asker.known() || takenByStrangers < limits.forStrangers())
                .findFirst()
                .orElse(null);
    }

    private void keepShort(Asker newcomer) {
        if (of(newcomer) > limits.mostOfOne()) {
            sendAwayOne(asker -> asker.equals(newcomer));
        } else if (!newcomer.known()
                && ofStrangers() * limits.places() > limits.mostWaiting() * limits.forStrangers()) {
            sendAwayOne(asker -> !asker.known());
        } else if (waitingInAll > limits.mostWaiting()) {
            sendAwayOne(asker -> ofStrangers() == 0 || !asker.known());
        }
    }

    private int of(Asker asker) {
        Deque<Ticket> own = waiting.get(asker);
        return own == null ? 0 : own.size();
    }

    private int ofStrangers() {
        return waiting.keySet().stream()
                .filter(asker -> !asker.known())
                .mapToInt(this::of)
                .sum();
    }

    /** The last of who has most waiting; where all have as many, of who came last. */
    private void sendAwayOne(Predicate<Asker> among) {
        Asker most = waiting.keySet().stream()
                .filter(among)
                .reduce((one, other) -> of(one) > of(other) ? one : other)
                .orElseThrow();
        Deque<Ticket> own = Objects.requireNonNull(waiting.get(most));
        Ticket last = own.removeLast();
        waitingInAll--;
        if (own.isEmpty()) {
            waiting.remove(most);
        }
        last.outcome.complete(false);
    }

    private Place placeOf(Asker asker) {
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                free(asker);
            }
        };
    }

    private synchronized void free(Asker asker) {
        taken--;
        takenByStrangers -= asker.known() ? 0 : 1;
        serve();
    }
}
