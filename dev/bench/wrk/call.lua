-- REST calls. Each line of the file is the value of a header, used in turn; BENCH_HEADER names the header, BENCH_PAUSE are milliseconds
-- between two calls of a connection: wrk ... -- FILE-OF-VALUES THREADS
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  failures, failure, requests, turn = 0, "", {}, 0
  local name, line = os.getenv("BENCH_HEADER"), 0
  for value in io.lines(arguments[1]) do
    if line % tonumber(arguments[2]) == number then
      requests[#requests + 1] = wrk.format("GET", nil, { [name] = value })
    end
    line = line + 1
  end
  local pause = tonumber(os.getenv("BENCH_PAUSE") or "0")
  if pause > 0 then
    delay = function() return pause end
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

function response(status, answered, body)
  if status ~= 200 then
    failures = failures + 1
    failure = status .. " " .. body
  end
end

dofile(os.getenv("BENCH_RESULT_LUA"))
report(threads)
