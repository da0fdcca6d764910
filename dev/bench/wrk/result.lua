-- One line that the program reads: what wrk counted, and what the scripts found wrong.
function report(threads)
  function done(summary, latency, requests)
    local failures, failure = 0, ""
    for _, thread in ipairs(threads) do
      failures = failures + thread:get("failures")
      if thread:get("failure") ~= "" then
        failure = thread:get("failure")
      end
    end
    local errors = summary.errors
    io.write(string.format("RESULT requests=%d micros=%d failures=%d socket=%d p50=%d p99=%d max=%d\n", summary.requests, summary.duration,
      failures, errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99), latency.max))
    if failure ~= "" then
      io.write("FAILURE " .. failure:gsub("%s+", " "):sub(1, 500) .. "\n")
    end
  end
end
