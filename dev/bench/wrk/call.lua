-- REST calls of one connection, with a session's cookie and with access tokens in turn: after BENCH_SESSION_CALLS calls with the cookie one with the
-- next token. Both sorts meet the same state of the machine, and the time of each is taken by itself: wrk ... -- FILE-OF-TOKENS THREADS
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long nanos; } bench_time; int clock_gettime(int clock, bench_time *time);")
local time = ffi.new("bench_time")
local session_calls = tonumber(os.getenv("BENCH_SESSION_CALLS"))
local threads = {}

local function micros()
  ffi.C.clock_gettime(1, time)
  return tonumber(time.seconds) * 1e6 + tonumber(time.nanos) / 1e3
end

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  failures, failure, sent, turn, with_token = 0, "", 0, 0, false
  session, bearer, requests = {}, {}, {}
  for token in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", nil, { ["Authorization"] = token })
  end
  session_request = wrk.format("GET", nil, { ["Cookie"] = os.getenv("BENCH_COOKIE") })
end

function request()
  with_token = sent % (session_calls + 1) == session_calls
  sent = sent + 1
  local next = session_request
  if with_token then
    turn = turn % #requests + 1
    next = requests[turn]
  end
  started = micros()
  return next
end

function response(status, answered, body)
  local times = with_token and bearer or session
  local taken = math.floor(micros() - started + 0.5)
  times[taken] = (times[taken] or 0) + 1
  if status ~= 200 then
    failures = failures + 1
    failure = status .. " " .. body
  end
end

-- times: how many calls took so many microseconds
local function percentile(times, share)
  local sorted, number, seen = {}, 0, 0
  for taken, count in pairs(times) do
    sorted[#sorted + 1] = taken
    number = number + count
  end
  table.sort(sorted)
  for _, taken in ipairs(sorted) do
    seen = seen + times[taken]
    if seen >= number * share then
      return taken
    end
  end
end

dofile(os.getenv("BENCH_RESULT_LUA"))
report(threads)

local report_all = done
function done(summary, latency, requests)
  report_all(summary, latency, requests)
  local session, bearer = threads[1]:get("session"), threads[1]:get("bearer")
  local number = 0
  for _, count in pairs(bearer) do
    number = number + count
  end
  io.write(string.format("CALLS bearer=%d session50=%d session99=%d bearer50=%d bearer99=%d\n", number, percentile(session, 0.5),
    percentile(session, 0.99), percentile(bearer, 0.5), percentile(bearer, 0.99)))
end
