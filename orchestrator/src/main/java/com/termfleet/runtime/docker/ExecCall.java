package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import com.termfleet.runtime.ExecResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** One program run in a container; gathers what it prints, up to 8 MiB: a screenshot is the largest. */
final class ExecCall extends BlockingCallback<Frame> {

    private static final int MAX_OUTPUT = 8 << 20;

    /**
     * The transport cannot close its half of the connection, so a program would wait for the end of its input for ever:
     * {@code head} ends it after as many bytes as there are. The program's own arguments are passed on, never interpreted.
     */
    private static final List<String> WITH_END_OF_INPUT =
            List.of("sh", "-c", "n=$1; shift; head -c \"$n\" | \"$@\"", "sh");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    static ExecResult run(DockerClient client, String container, List<String> command, byte[] input) {
        boolean feeds = input.length > 0;
        String id = client.execCreateCmd(container)
                .withAttachStdin(feeds)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withCmd(feeds ? wrapped(command, input.length) : command.toArray(String[]::new))
                .exec()
                .getId();
        var start = client.execStartCmd(id);
        ExecCall call = (feeds ? start.withStdIn(new ByteArrayInputStream(input)) : start).exec(new ExecCall());
        try {
            call.await();
        } finally {
            call.closeQuietly();
        }
        Long exitCode = client.inspectExecCmd(id).exec().getExitCodeLong();
        return new ExecResult(exitCode == null ? -1 : exitCode.intValue(), call.output());
    }

    private static String[] wrapped(List<String> command, int bytes) {
        List<String> wrapped = new ArrayList<>(WITH_END_OF_INPUT);
        wrapped.add(Integer.toString(bytes));
        wrapped.addAll(command);
        return wrapped.toArray(String[]::new);
    }

    @Override
    public void onNext(Frame frame) {
        byte[] payload = frame.getPayload();
        synchronized (output) {
            output.write(payload, 0, Math.min(payload.length, MAX_OUTPUT - output.size()));
        }
    }

    private byte[] output() {
        synchronized (output) {
            return output.toByteArray();
        }
    }
}
