# What fixtures/issue-565.conf runs; Supervisor's package lacks this one file.
for number in 1 2 3 4 5 6 7 8 9; do
  echo "The Øresund bridge ends in Malmö - $number"
  sleep 1
done
