package com.pbxportal.app.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Stands before Asterisk's manager interface and carries everything but what its rule says. */
final class AmiProxy implements AutoCloseable {

    enum Fault {
        /** The action waits here until it is released, and then goes on. */
        HELD,
        /** Asterisk does it, and nobody hears of it. */
        UNANSWERED,
        /** The connection ends within the answer. */
        DROPPED,
        /** Bytes come back that mean nothing. */
        GARBAGE,
        /** The connection ends instead of the action. */
        CUT,
        /** A piece in the middle of a list is left out, and the connection ends after it: Asterisk's own way. */
        TORN,
        /** The end of one line of a list is left out; the entries are as many as ever. */
        MERGED,
        /** The connection ends after a list that is whole. */
        ENDED,
        /** Nothing of the answer is taken for a moment. */
        HELD_UP
    }

    /** So often the portal asks for a list that does not come whole. */
    static final int TRIES = 3;

    private static final Pattern ACTION = Pattern.compile("(?im)^action: *(\\S+)\\r?$");
    private static final int BYTES_BEFORE_THE_DROP = 60;

    /** Little, so that Asterisk soon has to wait when nothing is taken. */
    private static final int RECEIVED = 1 << 16;

    private static final byte[] NONSENSE = "Respo\0nse: \u00ff{]=>\r\nEvent\r\n: ;\r\n\r\nMessage\r\n\r\n"
            .repeat(20)
            .getBytes(StandardCharsets.ISO_8859_1);

    private static final class Rule {
        private final String action;
        private final Fault fault;
        private final AtomicInteger left;
        private final CountDownLatch met = new CountDownLatch(1);

        private Rule(String action, Fault fault, int times) {
            this.action = action;
            this.fault = fault;
            this.left = new AtomicInteger(times);
        }
    }

    private final ServerSocket end;
    private final int server;
    private final AtomicReference<Optional<Rule>> rule = new AtomicReference<>(Optional.empty());
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(1));
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private volatile Rule latest = new Rule("", Fault.CUT, 0);

    AmiProxy(int server) {
        this.server = server;
        try {
            this.end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return end.getLocalPort();
    }

    /** From now on, whenever that action comes. */
    void spoil(String action, Fault fault) {
        put(new Rule(action, fault, Integer.MAX_VALUE));
    }

    /** The next such action only. */
    void spoilOnce(String action, Fault fault) {
        spoil(action, fault, 1);
    }

    /** The next so many only. */
    void spoil(String action, Fault fault, int times) {
        put(new Rule(action, fault, times));
    }

    private void put(Rule fresh) {
        latest = fresh;
        rule.set(Optional.of(fresh));
    }

    boolean wasMet() {
        return latest.met.getCount() == 0;
    }

    void awaitMet() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::wasMet);
    }

    /** What is held goes on; the rules of now stay. */
    void release() {
        held.getAndSet(new CountDownLatch(1)).countDown();
    }

    /** What is held goes on; all that follows is carried. */
    void mend() {
        rule.set(Optional.empty());
        release();
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                Socket client = end.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        connections.add(client);
        try (client;
                Socket there = new Socket()) {
            connections.add(there);
            there.setReceiveBufferSize(RECEIVED);
            there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
            AnswerStream answers = new AnswerStream(client.getOutputStream());
            Thread back = Thread.ofVirtual().start(() -> carryAnswers(there, client, answers));
            carryActions(client.getInputStream(), there.getOutputStream(), answers);
            there.shutdownOutput();
            back.join();
            connections.remove(there);
        } catch (IOException e) {
            // One of the two has gone: so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(client);
        }
    }

    private void carryActions(InputStream client, OutputStream there, AnswerStream answers)
            throws IOException, InterruptedException {
        InputStream in = new BufferedInputStream(client);
        for (String action = nextAction(in); !action.isEmpty(); action = nextAction(in)) {
            Optional<Rule> applicable = ruleFor(action);
            if (applicable.isPresent()) {
                Rule met = applicable.get();
                met.met.countDown();
                switch (met.fault) {
                    case HELD -> held.get().await();
                    case CUT -> throw new IOException("cut");
                    case UNANSWERED, DROPPED, GARBAGE, TORN, MERGED, ENDED, HELD_UP -> answers.spoil(met.fault);
                }
            }
            there.write(action.getBytes(StandardCharsets.UTF_8));
            there.flush();
        }
    }

    private Optional<Rule> ruleFor(String text) {
        Matcher name = ACTION.matcher(text);
        String action = name.find() ? name.group(1) : "";
        Optional<Rule> present = rule.get();
        if (present.isEmpty() || !present.get().action.equalsIgnoreCase(action)) {
            return Optional.empty();
        }
        return present.get().left.getAndDecrement() > 0 ? present : Optional.empty();
    }

    /** Up to and with the blank line; empty at the end. */
    private static String nextAction(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            if (b == '\n' && bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static void carryAnswers(Socket there, Socket client, AnswerStream answers) {
        try (client) {
            InputStream in = there.getInputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                answers.write(bytes, read);
            }
        } catch (IOException e) {
            // One of the two has gone: so does the other.
        }
    }

    private static final class AnswerStream {

        private final OutputStream out;
        private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
        private Optional<Fault> fault = Optional.empty();

        private AnswerStream(OutputStream out) {
            this.out = out;
        }

        private synchronized void spoil(Fault how) {
            fault = Optional.of(how);
        }

        private synchronized void write(byte[] bytes, int length) throws IOException {
            switch (fault.orElse(null)) {
                case null -> out.write(bytes, 0, length);
                case GARBAGE -> out.write(NONSENSE);
                case DROPPED -> {
                    out.write(bytes, 0, Math.min(length, BYTES_BEFORE_THE_DROP));
                    out.flush();
                    throw new IOException("dropped");
                }
                case HELD_UP -> {
                    standStill();
                    fault = Optional.empty();
                    out.write(bytes, 0, length);
                }
                case TORN, MERGED, ENDED -> collect(bytes, length, fault.get());
                case UNANSWERED, HELD, CUT -> {}
            }
            out.flush();
        }

        private static void standStill() {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void collect(byte[] bytes, int length, Fault how) throws IOException {
            collected.write(bytes, 0, length);
            String text = collected.toString(StandardCharsets.UTF_8);
            if (text.endsWith("\r\n\r\n") && text.contains("\r\nEventList: Complete\r\n")) {
                fault = Optional.empty();
                collected.reset();
                out.write(TornList.of(text, how).getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (how != Fault.MERGED) {
                    throw new IOException("ended");
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        end.close();
        mend();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
