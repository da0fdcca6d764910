-- Client credentials grants: wrk ... -- UNUSED THREADS
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  failures, failure = 0, ""
  local headers = { ["Authorization"] = os.getenv("BENCH_AUTHORIZATION"), ["Content-Type"] = "application/x-www-form-urlencoded" }
  asked = wrk.format("POST", nil, headers, "grant_type=client_credentials")
end

function request()
  return asked
end

function response(status, answered, body)
  if status ~= 200 or not body:find('"access_token"', 1, true) then
    failures = failures + 1
    failure = status .. " " .. body
  end
end

dofile(os.getenv("BENCH_RESULT_LUA"))
report(threads)
