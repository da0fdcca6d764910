-- Refresh grants: each thread has a queue of refresh tokens; a request takes the first one, its answer puts the next one at the end.
-- wrk ... -- FILE-OF-TOKENS THREADS
local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  queue, head, tail, failures, failure = {}, 1, 0, 0, ""
  local line = 0
  for token in io.lines(arguments[1]) do
    if line % tonumber(arguments[2]) == number then
      tail = tail + 1
      queue[tail] = token
    end
    line = line + 1
  end
  headers = { ["Authorization"] = os.getenv("BENCH_AUTHORIZATION"), ["Content-Type"] = "application/x-www-form-urlencoded" }
end

function request()
  local token = queue[head]
  queue[head] = nil
  head = head + 1
  return wrk.format("POST", nil, headers, "grant_type=refresh_token&refresh_token=" .. token)
end

function response(status, answered, body)
  local token = body:match('"refresh_token"%s*:%s*"([^"]+)"')
  if status == 200 and token then
    tail = tail + 1
    queue[tail] = token
  else
    failures = failures + 1
    failure = status .. " " .. body
  end
end

dofile(os.getenv("BENCH_RESULT_LUA"))
report(threads)
